use super::{Member, Members};

/// Which roles a member has, from 0, once so many locks have opened. Each lock that opens moves every role on to the next
/// member: so over many locks everybody has each role as often as anybody, give or take one. Where there are more members
/// than roles, two or more share one, and where there are fewer, a member has several: nobody sits idle. A team of one has
/// none. `member` is counted from 0 among those that have a name.
pub fn roles_of(member: usize, members: usize, roles: usize, opened: usize) -> Vec<usize> {
    if members < 2 || roles == 0 || member >= members {
        return Vec::new();
    }
    if members >= roles {
        return vec![(member + roles - opened % roles) % roles];
    }
    (0..roles).filter(|role| (role + opened % members) % members == member).collect()
}

/// The members that take turns at roles: those with a name, in their order; none where the team wants no roles or only one
/// has a name. It follows from the journal alone, and so it is the same on every device that has the same of it.
pub fn sit_with_roles(team: &Members) -> Vec<&Member> {
    let named: Vec<&Member> = team.members.iter().filter(|member| !member.name.is_empty()).collect();
    if team.no_roles || named.len() < 2 { Vec::new() } else { named }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn has(member: usize, members: usize, roles: usize, opened: usize, role: usize) -> bool {
        roles_of(member, members, roles, opened).contains(&role)
    }

    #[test]
    fn four_roles_go_round_a_team_of_three_and_of_six() {
        let of = |members, opened| (0..members).map(|it| roles_of(it, members, 4, opened)).collect::<Vec<_>>();
        assert_eq!(of(3, 0), [vec![0, 3], vec![1], vec![2]]);
        assert_eq!(of(3, 1), [vec![2], vec![0, 3], vec![1]]);
        assert_eq!(of(6, 0), [[0], [1], [2], [3], [0], [1]]);
        assert_eq!(of(6, 1), [[3], [0], [1], [2], [3], [0]]);
        assert_eq!(of(1, 0), [Vec::<usize>::new()]);
    }

    proptest! {
        #[test]
        fn nobody_sits_idle_and_no_role_is_nobodys(members in 2usize..9, roles in 1usize..9, opened in 0usize..500) {
            for member in 0..members {
                prop_assert!(!roles_of(member, members, roles, opened).is_empty());
            }
            for role in 0..roles {
                prop_assert!((0..members).any(|member| has(member, members, roles, opened, role)));
            }
            // Where roles are enough for all, each is one member's alone.
            if roles >= members {
                let dealt: usize = (0..members).map(|member| roles_of(member, members, roles, opened).len()).sum();
                prop_assert_eq!(dealt, roles);
            }
        }

        #[test]
        fn each_lock_moves_every_role_on_to_the_next(members in 2usize..9, roles in 1usize..9, opened in 0usize..500) {
            for role in 0..roles {
                for member in (0..members).filter(|member| has(*member, members, roles, opened, role)) {
                    let next = member + 1;
                    // Behind the last of a large team comes nobody: others have that role then.
                    if next < members || members <= roles {
                        prop_assert!(has(next % members, members, roles, opened + 1, role));
                    }
                }
            }
        }

        #[test]
        fn over_many_locks_everybody_has_each_role_as_often(
            members in 2usize..9, roles in 1usize..9, from in 0usize..50, locks in 1usize..100,
        ) {
            let counts = (0..members).flat_map(|member| (0..roles).map(move |role| {
                (from..from + locks).filter(|opened| has(member, members, roles, *opened, role)).count()
            }));
            let counts: Vec<usize> = counts.collect();
            let (least, most) = (counts.iter().min().copied(), counts.iter().max().copied());
            prop_assert!(most.unwrap_or_default() - least.unwrap_or_default() <= 1, "{:?}", counts);
        }

        #[test]
        fn whoever_has_a_place_has_a_role_whatever_is_asked(member in any::<usize>(), members in any::<usize>(), opened in any::<usize>()) {
            let roles = roles_of(member, members, 4, opened);
            prop_assert_eq!(!roles.is_empty(), members >= 2 && member < members);
        }
    }
}
