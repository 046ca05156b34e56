export { FilterBar } from './filter-bar';
export { showAllTimes, showOnly, showTimes, useHasTimes } from './narrow-filter';
