export { FilterBar } from './filter-bar';
export { showAllTimes, showEverything, showOnly, showTimes, useHasTimes } from './narrow-filter';
