// The pipeline board. The server's order is the truth; moves are shown at once and taken back when it says no.
import { useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import { createPortal, flushSync } from "react-dom";
import { useNavigate } from "react-router";
import { DragDropContext, useMouseSensor, useTouchSensor } from "@hello-pangea/dnd";
import { EventLoopContext } from "$/utils/context-registry";
import { announce } from "./live.js";
import { actionsOf, columnOf, liftSentence, moved, slotIn, targetsOfMany, together } from "./kanban_logic.js";
import { useBoardKeys } from "./kanban_keys.js";
import { useKeyLift } from "./kanban_lift.js";
import { say, useNarrow, useShownColumns, useUndoKey } from "./kanban_page.js";
import { useOptimisticOrder, useSame } from "./kanban_order.js";
import { arranged, placeIn } from "./kanban_groups.js";
import { afterSheet } from "./sheet_history.js";
import { MoveMenu } from "./kanban_menu.jsx";
import { ChoiceBar, useChosen } from "./kanban_choice.jsx";
import { useExactDrop, usePointedColumn } from "./kanban_pointer.js";
import { Column } from "./kanban_parts.jsx";

const USAGE =
  "Space lifts the card, arrows move it, Space drops it, Escape puts it back. " +
  "Without lifting: arrows walk, Enter opens, m moves by menu, Shift and arrow moves to the next possible column.";

const SENSORS = [useMouseSensor, useTouchSensor]; // keys are ours: see kanban_lift.js
const NOWHERE = {}; // somebody who may only look moves nothing

export function Kanban({ columns, order: truth, cards: base, changed = {}, moves: legal = {}, mayWrite = true, reasons = {}, asking = [], sums = {}, present = {}, groups = {}, actions = [], revision = 0, settled = 0, onMove, onOpen, onAction, onChosen, onRefused }) {
  const navigate = useNavigate();
  const moves = mayWrite ? legal : NOWHERE;
  const fresh = useMemo(() => ({ ...base, ...changed }), [base, changed]);
  const [, connectErrors = []] = useContext(EventLoopContext) ?? [];
  const labels = useMemo(() => Object.fromEntries(columns.map((c) => [c.id, c.label])), [columns]);
  const numbers = useMemo(() => Object.fromEntries(columns.map((c, i) => [c.id, i + 1])), [columns]);
  const { local: ranked, cards, saving, hold, release, apply } = useOptimisticOrder({ order: truth, revision, cards: fresh, online: connectErrors.length === 0 });
  const order = useSame(useMemo(() => arranged(ranked, groups.of), [ranked, groups.of]));
  const [dragged, setDragged] = useState(null); // {id, from, targets}
  const [slot, setSlot] = useState(null); // where the lifted card would land
  const [menu, setMenu] = useState(null); // {id, anchor}
  const [closedShown, setClosedShown] = useState(false);
  const [tab, setTab] = useState(columns[0]?.id);
  const [tools, setTools] = useState(null);
  const [, setTick] = useState(0);
  const board = useRef(null);
  const narrow = useNarrow();
  const choice = useChosen(order, announce);
  const all = useMemo(() => columns.map((c) => c.id), [columns]);
  const titleOf = (id) => cards[id]?.title ?? "The card";
  const keep = useRef(null); // where the focus stays: known once the keys are

  useEffect(() => { setTools(document.getElementById("board-tools")); return () => say(""); }, []);

  const landed = (step) => arranged(moved(ranked, { ...step, index: placeIn(ranked, groups.of, step) }), groups.of);
  const landing = (step) => {
    const list = landed(step)[step.to];
    return { to: step.to, index: list.indexOf(step.id), count: list.length };
  };
  const move = useCallback((id, to, index = 0) => {
    const from = columnOf(order, id);
    const step = { id, from, to, index: placeIn(ranked, groups.of, { id, to, index }) };
    const next = moved(ranked, step);
    const place = next[to].indexOf(id);
    apply(step);
    onMove?.(id, from, to, place, next[to][place - 1] ?? "");
    if (from !== to && asking.includes(to)) return ""; // it may be asked first; then the notice says what was done
    return `${titleOf(id)} moved to ${labels[to]}, position ${arranged(next, groups.of)[to].indexOf(id) + 1} of ${next[to].length}`;
  }, [order, ranked, groups.of, apply, onMove, labels, cards, asking]);

  const byKeys = useKeyLift({
    order, moves, ids: all, labels, titleOf, landing, hold, release, say, announce, keep: (id) => keep.current(id),
    move: (id, to, index) => { setTab(to); return move(id, to, index); },
  });
  const lifted = dragged ?? byKeys.lift;
  const local = useSame(byKeys.lift ? landed(byKeys.lift) : order);
  const visible = columns.filter((c) => (narrow ? c.id === (byKeys.lift?.to ?? tab) : !c.closed || closedShown || lifted?.targets.includes(c.id) || lifted?.from === c.id));
  const ids = visible.map((c) => c.id);
  const targetsOf = (id) => moves[columnOf(local, id)] ?? [];

  const focus = useBoardKeys({
    board, local, ids, narrow, columns, labels, moves, reasons, titleOf, move, onOpen, onAction, onRefused, announce, choice, mayWrite,
    lift: byKeys.onKey,
    openMenu: (id) => setMenu({ id, anchor: board.current?.querySelector(`[data-card="${CSS.escape(id)}"]`) }),
  });

  keep.current = focus.keep;
  useEffect(() => { if (settled) choice.clear(); }, [settled]);
  useShownColumns(board, closedShown);

  const onPoint = useCallback((column) => {
    if (!dragged) return;
    const illegal = column && column !== dragged.from && !dragged.targets.includes(column);
    say(liftSentence(titleOf(dragged.id), dragged.targets, labels, illegal ? reasons[dragged.from]?.[column] : ""));
  }, [dragged, labels, reasons]);
  const pointed = usePointedColumn(Boolean(dragged), onPoint);
  useExactDrop(Boolean(dragged));

  const onBeforeCapture = ({ draggableId: id }) => {
    const from = columnOf(local, id);
    hold();
    flushSync(() => setDragged({ id, from, targets: moves[from] ?? [] }));
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
    const count = (local[destination.droppableId] ?? []).length + (destination.droppableId === dragged?.from ? 0 : 1);
    return tell(`${labels[destination.droppableId]}, position ${destination.index + 1} of ${count}`);
  };
  const onDragEnd = ({ draggableId: id, source, destination, reason }, { announce: tell }) => {
    const over = destination ? null : pointed(); // asking the page costs a layout, so only where it matters
    const from = source.droppableId;
    setDragged(null);
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
    else if (href) afterSheet(() => navigate(href.replace("[job_id]", cards[id].job_id)));
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
    <DragDropContext enableDefaultSensors={false} sensors={SENSORS} {...{ onBeforeCapture, onDragStart, onDragUpdate, onDragEnd }} dragHandleUsageInstructions={USAGE}>
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
      <div ref={board} className="kboard" data-revision={revision} data-picked={choice.chosen.join(" ")}>
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
              carried={byKeys.lift?.to === column.id ? byKeys.lift.id : null}
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
      <ChoiceBar chosen={mayWrite ? choice.chosen : []} local={local} moves={moves} ids={all} labels={labels} onChosen={onChosen} onClear={choice.clear} />
      {mayWrite && menu && cards[menu.id] ? (
        <MoveMenu
          card={cards[menu.id]}
          anchor={menu.anchor}
          count={meant.length}
          targets={targetsOfMany(meant.map((id) => columnOf(local, id)), moves, all)}
          numbers={numbers}
          labels={labels}
          note={numbers[columnOf(local, menu.id)] > 1 ? "Cards go forward only. Undo takes the last move back." : ""}
          finality={meant.length > 1 ? "All of them have ended." : `${labels[columnOf(local, menu.id)]} is final`}
          actions={actionsOf(actions, cards[menu.id], choice.chosen.includes(menu.id))}
          onMove={moveMeant}
          onAction={(action) => { const { id } = menu; closeMenu(); act(id, action); }}
          onClose={closeMenu}
        />
      ) : null}
    </DragDropContext>
  );
}
