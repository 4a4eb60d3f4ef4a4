use super::Links;

/// The circles of the chain: the largest groups of locks in which each comes, by some way, before each other, and locks
/// that come before themselves. Each has its locks in the breakout's order, and so have the circles by their first.
///
/// These are the strongly connected components, found as Tarjan does, without recursion: a chain may be long.
pub fn circles(links: &Links) -> Vec<Vec<usize>> {
    const DONE: usize = usize::MAX;
    let before = &links.before;
    // For each lock in a circle, one that stands for all of it.
    let mut circle_of = vec![None; before.len()];
    // 0: not seen yet; then the earliest visit that is known to lead back here.
    let mut rank = vec![0; before.len()];
    let mut visits = 0;
    let mut seen = Vec::new();
    for start in 0..before.len() {
        // The way down to a lock: which, its own visit, how many were seen before it, and which link is next.
        let mut way: Vec<(usize, usize, usize, usize)> = Vec::new();
        let mut go_to = (rank[start] == 0).then_some(start);
        loop {
            if let Some(lock) = go_to.take() {
                visits += 1;
                rank[lock] = visits;
                way.push((lock, visits, seen.len(), 0));
                seen.push(lock);
            }
            let Some((lock, visit, first, next)) = way.last_mut() else { break };
            if let Some(other) = before[*lock].get(*next) {
                *next += 1;
                match rank[*other] {
                    0 => go_to = Some(*other),
                    earlier => rank[*lock] = rank[*lock].min(earlier),
                }
                continue;
            }
            let (lock, visit, first) = (*lock, *visit, *first);
            way.pop();
            if let Some((above, ..)) = way.last() {
                rank[*above] = rank[*above].min(rank[lock]);
            }
            if rank[lock] == visit {
                let group = seen.split_off(first);
                let is_circle = group.len() > 1 || before[lock].contains(&lock);
                for member in group {
                    rank[member] = DONE;
                    circle_of[member] = is_circle.then_some(lock);
                }
            }
        }
    }
    let mut circles: Vec<Vec<usize>> = Vec::new();
    let mut place = vec![None; before.len()];
    for (lock, circle) in circle_of.into_iter().enumerate() {
        let Some(circle) = circle else { continue };
        let place = *place[circle].get_or_insert(circles.len());
        if place == circles.len() {
            circles.push(Vec::new());
        }
        circles[place].push(lock);
    }
    circles
}
