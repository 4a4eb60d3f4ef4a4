// Hands that count what they do, and reckon how long a person takes for it.
import { mouse } from "./hands.mjs";

/**
 * Seconds by the keystroke-level model (S. K. Card, T. P. Moran, A. Newell, "The Keystroke-Level Model for User Performance
 * Time with Interactive Systems", 1980): pointing 1.1, a press 0.2, a key of an average typist 0.28, the hand between mouse
 * and keys 0.4, making up one's mind 1.35.
 */
const [POINT, PRESS, KEY, HAND, MIND] = [1.1, 0.2, 0.28, 0.4, 1.35];

/** A mouse and keys for a page; `done` says how many things were done with them, and how many seconds a person takes. */
export function counted(page) {
  const hand = mouse(page);
  const done = { actions: 0, seconds: 0 };
  const act = (keys) => {
    done.actions += 1;
    done.seconds += MIND + POINT + PRESS + (keys > 0 ? 2 * HAND + keys * KEY : 0);
  };
  const counting = (verb, keys) => (thing, ...more) => {
    act(keys(thing, ...more));
    return hand[verb](thing, ...more);
  };
  const none = () => 0;
  return {
    done,
    hand: {
      press: counting("press", none),
      choose: counting("choose", none),
      tick: counting("tick", none),
      toggle: counting("toggle", none),
      pick: counting("pick", none),
      write: counting("write", (field, text) => text.length),
      turnWheels: counting("turnWheels", (text) => text.length),
    },
    /** Something that no verb has. */
    act,
  };
}
