// @ts-check

/** Something a person can mend: its message says what happened and what to do about it. */
export class SetupError extends Error {}
