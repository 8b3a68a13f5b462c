// A card carried by keys: Space lifts it, arrows move it, Space or Enter drops it, Escape puts it back.
import { useEffect, useRef, useState } from "react";
import { carried, columnOf, liftSentence } from "./kanban_logic.js";

const CARRY = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End"];

/**
 * `lift` is {id, from, to, index, targets} while a card is carried: the board shows it where it would land, with the
 * focus, so that it never leaves what is seen. Anything pressed with the pointer puts it back.
 */
export function useKeyLift(b) {
  const [lift, setLift] = useState(null);
  const onPress = useRef(null);

  const end = () => {
    setLift(null);
    b.release();
    b.say("");
    b.keep(lift.id);
  };
  const take = (id) => {
    const from = columnOf(b.order, id);
    const targets = b.moves[from] ?? [];
    const sentence = liftSentence(b.titleOf(id), targets, b.labels, "");
    b.hold();
    setLift({ id, from, to: from, index: b.order[from].indexOf(id), targets });
    b.say(sentence);
    b.announce(`Lifted. ${sentence}`);
    b.keep(id);
  };
  const carry = (key) => {
    const next = carried(b.order, lift, key, b.ids, lift.targets);
    const side = { ArrowRight: "later", ArrowLeft: "earlier" }[key];
    if (!next && side) { b.announce(`No ${side} column is possible for it.`); return; }
    const there = b.landing({ ...lift, ...(next ?? {}) });
    setLift({ ...lift, to: there.to, index: there.index });
    b.announce(`${b.labels[there.to]}, position ${there.index + 1} of ${there.count}`);
    b.keep(lift.id);
  };
  const putBack = () => {
    end();
    b.announce(`Put back in ${b.labels[lift.from]}.`);
  };
  const drop = () => {
    const { id, from, to, index } = lift;
    end();
    if (from === to && index === b.order[from].indexOf(id)) b.announce(`It stays where it was in ${b.labels[from]}.`);
    else b.announce(b.move(id, to, index));
  };
  onPress.current = putBack;

  useEffect(() => {
    if (!lift) return undefined;
    const press = () => onPress.current();
    window.addEventListener("pointerdown", press, true);
    return () => window.removeEventListener("pointerdown", press, true);
  }, [Boolean(lift)]);

  /** Takes the key if it lifts, moves or drops; the answer says whether it did. */
  const onKey = (event, id) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!lift && (event.key !== " " || !plain || event.shiftKey)) return false;
    if (!plain) return true;
    event.preventDefault();
    const isPress = event.key === " " || event.key === "Enter";
    if (isPress && event.repeat) return true;
    if (!lift) take(id);
    else if (isPress) drop();
    else if (event.key === "Escape") putBack();
    else if (CARRY.includes(event.key)) carry(event.key);
    return true;
  };
  return { lift, onKey };
}
