export { forgetCell } from './cell-cursor';
export { currentView, goTo, placeInSight, type JumpTarget } from './going';
export { LogPane } from './log-pane';
export { focusRows } from './log-tools-store';
export { useMarks } from './marks-store';
export { goToTime, useSight, type Sight } from './sight';
export {
  deselect,
  numberInSight,
  selectedNumber,
  useSelected,
  useSelectionCount,
  type Selected,
} from './log-store';
