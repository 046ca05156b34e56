export { forgetCell } from './cell-cursor';
export { goTo, type JumpTarget } from './going';
export { LogPane } from './log-pane';
export { useMarks } from './marks-store';
export { goToTime, useSight, type Sight } from './sight';
export {
  deselect,
  numberInSight,
  useSelected,
  useSelectionCount,
  type Selected,
} from './log-store';
