// The pipeline board. The server's order is the truth; moves are shown at once and taken back when it says no.
import { useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import { createPortal, flushSync } from "react-dom";
import { useNavigate } from "react-router";
import { DragDropContext } from "@hello-pangea/dnd";
import { EventLoopContext } from "$/utils/context-registry";
import { announce, isTyping, modalOpen } from "./live.js";
import { columnOf, commonTargets, liftSentence, moved, slotIn, together } from "./kanban_logic.js";
import { useBoardKeys } from "./kanban_keys.js";
import { useOptimisticOrder, useSame } from "./kanban_order.js";
import { arranged, placeIn } from "./kanban_groups.js";
import { MoveMenu } from "./kanban_menu.jsx";
import { ChoiceBar, useChosen } from "./kanban_choice.jsx";
import { useExactDrop, usePointedColumn } from "./kanban_pointer.js";
import { Column } from "./kanban_parts.jsx";

const USAGE =
  "Space lifts the card, arrows move it, Space drops it, Escape puts it back. " +
  "Without lifting: arrows walk, Enter opens, m moves by menu, Shift and arrow moves to the next possible column.";

const NOWHERE = {}; // somebody who may only look moves nothing

function useNarrow() {
  const query = "(width < 768px)";
  const [narrow, setNarrow] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const onChange = () => setNarrow(media.matches);
    media.addEventListener("change", onChange);
    return () => media.removeEventListener("change", onChange);
  }, []);
  return narrow;
}

/** Writes into the header's sentence while a card is lifted. */
function say(sentence) {
  const slot = document.getElementById("lift-sentence");
  if (slot) slot.textContent = sentence ?? "";
}

/** Ctrl/⌘+Z presses the page's Undo button, unless a notice with Undo is on screen, which answers by itself. */
function useUndoKey() {
  useEffect(() => {
    const onKey = (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== "z") return;
      if (isTyping(event.target) || modalOpen()) return;
      setTimeout(() => { if (!event.defaultPrevented) document.querySelector('[data-key="u"]')?.click(); }, 0);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}

export function Kanban({ columns, order, cards: base, changed = {}, moves: legal = {}, mayWrite = true, reasons = {}, asking = [], sums = {}, present = {}, groups = {}, actions = [], revision = 0, onMove, onOpen, onAction, onChosen }) {
  const navigate = useNavigate();
  const moves = mayWrite ? legal : NOWHERE;
  const fresh = useMemo(() => ({ ...base, ...changed }), [base, changed]);
  const [, connectErrors = []] = useContext(EventLoopContext) ?? [];
  const labels = useMemo(() => Object.fromEntries(columns.map((c) => [c.id, c.label])), [columns]);
  const numbers = useMemo(() => Object.fromEntries(columns.map((c, i) => [c.id, i + 1])), [columns]);
  const { local: ranked, cards, saving, hold, release, apply } = useOptimisticOrder({ order, revision, cards: fresh, online: connectErrors.length === 0 });
  const local = useSame(useMemo(() => arranged(ranked, groups.of), [ranked, groups.of]));
  const [lifted, setLifted] = useState(null); // {id, from, targets}
  const [slot, setSlot] = useState(null); // where the lifted card would land
  const [menu, setMenu] = useState(null); // {id, anchor}
  const [closedShown, setClosedShown] = useState(false);
  const [tab, setTab] = useState(columns[0]?.id);
  const [tools, setTools] = useState(null);
  const [, setTick] = useState(0);
  const board = useRef(null);
  const narrow = useNarrow();
  const choice = useChosen(local, announce);

  useEffect(() => { setTools(document.getElementById("board-tools")); return () => say(""); }, []);

  const visible = columns.filter((c) => (narrow ? c.id === tab : !c.closed || closedShown || lifted?.targets.includes(c.id) || lifted?.from === c.id));
  const ids = visible.map((c) => c.id);
  const titleOf = (id) => cards[id]?.title ?? "The card";
  const targetsOf = (id) => moves[columnOf(local, id)] ?? [];

  const move = useCallback((id, to, index = 0) => {
    const from = columnOf(local, id);
    const step = { id, from, to, index: placeIn(ranked, groups.of, { id, to, index }) };
    const next = moved(ranked, step);
    const place = next[to].indexOf(id);
    apply(step);
    onMove?.(id, from, to, place, next[to][place - 1] ?? "");
    if (from !== to && asking.includes(to)) return ""; // it may be asked first; then the notice says what was done
    return `${titleOf(id)} moved to ${labels[to]}, position ${arranged(next, groups.of)[to].indexOf(id) + 1} of ${next[to].length}`;
  }, [local, ranked, groups.of, apply, onMove, labels, cards, asking]);

  const focus = useBoardKeys({
    board, local, ids, narrow, columns, labels, moves, reasons, titleOf, move, onOpen, onAction, announce, choice, mayWrite,
    openMenu: (id) => setMenu({ id, anchor: board.current?.querySelector(`[data-card="${CSS.escape(id)}"]`) }),
  });

  const onPoint = useCallback((column) => {
    if (!lifted) return;
    const illegal = column && column !== lifted.from && !lifted.targets.includes(column);
    say(liftSentence(titleOf(lifted.id), lifted.targets, labels, illegal ? reasons[lifted.from]?.[column] : ""));
  }, [lifted, labels, reasons]);
  const pointed = usePointedColumn(Boolean(lifted), onPoint);
  useExactDrop(Boolean(lifted));

  const onBeforeCapture = ({ draggableId: id }) => {
    const from = columnOf(local, id);
    hold();
    flushSync(() => setLifted({ id, from, targets: moves[from] ?? [] }));
  };
  const onDragStart = ({ draggableId: id, source }, { announce: tell }) => {
    setSlot(slotIn(board.current, id, source.droppableId, source.index));
    const sentence = liftSentence(titleOf(id), targetsOf(id), labels, "");
    say(sentence);
    tell(`Lifted. ${sentence}`);
  };
  const onDragUpdate = ({ draggableId: id, destination }, { announce: tell }) => {
    setSlot(destination && slotIn(board.current, id, destination.droppableId, destination.index));
    if (!destination) return tell("Not over a column where it may go.");
    const count = (local[destination.droppableId] ?? []).length + (destination.droppableId === lifted?.from ? 0 : 1);
    return tell(`${labels[destination.droppableId]}, position ${destination.index + 1} of ${count}`);
  };
  const onDragEnd = ({ draggableId: id, source, destination, reason }, { announce: tell }) => {
    const over = destination ? null : pointed(); // asking the page costs a layout, so only where it matters
    const from = source.droppableId;
    setLifted(null);
    setSlot(null);
    release();
    focus.keep(id);
    say("");
    if (!destination || reason === "CANCEL") {
      const why = over && over !== from && reason !== "CANCEL" ? reasons[from]?.[over] : "";
      tell(why ? `${why} It is back in ${labels[from]}.` : `Put back in ${labels[from]}.`);
      if (why) { say(why); setTimeout(() => say(""), 6000); }
      return;
    }
    if (from === destination.droppableId && source.index === destination.index) return;
    tell(move(id, destination.droppableId, destination.index));
  };

  useUndoKey();

  const act = (id, action) => {
    const { href } = actions.find((each) => each.id === action) ?? {};
    if (action === "open") onOpen?.(id);
    else if (action === "choose") choice.pick(id);
    else if (href) navigate(href.replace("[job_id]", cards[id].job_id));
    else onAction?.(id, action);
  };

  const handlers = useMemo(() => ({
    onKeys: focus.onKeys,
    onFocus: focus.setFocused,
    onOpen: (id, event) => {
      if (!mayWrite) onOpen?.(id);
      else if (event?.shiftKey) choice.pickTo(id);
      else if (event?.ctrlKey || event?.metaKey) choice.pick(id);
      else onOpen?.(id);
    },
    onMenu: (id, anchor) => setMenu({ id, anchor }),
  }), [focus.onKeys, focus.setFocused, onOpen, choice.pick, choice.pickTo, mayWrite]);

  const meant = menu ? together(menu.id, choice.chosen) : [];
  const moveMeant = (to) => {
    if (meant.length < 2) announce(move(menu.id, to));
    else { onChosen?.(meant.map((id) => [id, columnOf(local, id)]), to); choice.clear(); }
    closeMenu();
  };
  const closeMenu = () => { focus.keep(menu.id); setMenu(null); setTick((n) => n + 1); };
  const stateOf = (id) => (!lifted || lifted.from === id ? "" : lifted.targets.includes(id) ? "legal" : "illegal");
  const closedCount = columns.filter((c) => c.closed).reduce((sum, c) => sum + (local[c.id] ?? []).length, 0);
  const closedButton = (
    <button type="button" className="btn" aria-pressed={closedShown} onClick={() => setClosedShown(!closedShown)}>
      Closed <span className="text-faint">{closedCount}</span>
    </button>
  );

  return (
    <DragDropContext {...{ onBeforeCapture, onDragStart, onDragUpdate, onDragEnd }} dragHandleUsageInstructions={USAGE}>
      {!narrow && tools ? createPortal(closedButton, tools) : null}
      {narrow ? (
        <div className="tabs kboard-tabs" role="tablist" aria-label="Columns">
          {columns.map((c) => (
            <button key={c.id} type="button" role="tab" className="tab" aria-selected={c.id === tab} onClick={() => setTab(c.id)}>
              {c.label} <span className="text-faint">{(local[c.id] ?? []).length}</span>
            </button>
          ))}
        </div>
      ) : null}
      <div ref={board} className="kboard" data-revision={revision}>
        <div className="kboard-columns">
          {visible.map((column) => (
            <Column
              key={column.id}
              column={column}
              ids={local[column.id] ?? []}
              cards={cards}
              money={sums[column.id]}
              state={stateOf(column.id)}
              focused={focus.stop}
              saving={saving}
              chosen={choice.chosen}
              present={present}
              groups={groups}
              fixed={!mayWrite}
              slot={slot?.column === column.id ? slot : null}
              handlers={handlers}
            />
          ))}
        </div>
      </div>
      <ChoiceBar chosen={mayWrite ? choice.chosen : []} local={local} moves={moves} labels={labels} onChosen={onChosen} onClear={choice.clear} />
      {mayWrite && menu && cards[menu.id] ? (
        <MoveMenu
          card={cards[menu.id]}
          anchor={menu.anchor}
          count={meant.length}
          targets={commonTargets(meant.map((id) => columnOf(local, id)), moves)}
          numbers={numbers}
          labels={labels}
          note={numbers[columnOf(local, menu.id)] > 1 ? "Cards go forward only. Undo takes the last move back." : ""}
          finality={meant.length > 1 ? "No column takes all of them." : `${labels[columnOf(local, menu.id)]} is final`}
          actions={actions.filter((a) => !a.when || cards[menu.id][a.when])}
          onMove={moveMeant}
          onAction={(action) => { const { id } = menu; closeMenu(); act(id, action); }}
          onClose={closeMenu}
        />
      ) : null}
    </DragDropContext>
  );
}
