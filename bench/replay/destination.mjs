// @ts-check
/**
 * Where all players send to: a group that nobody joins, so that the far host drops what arrives, and does
 * not answer that a port is closed.
 */
export const ADDRESS = '239.99.0.1';
export const PORT = 47001;

/** The near host, and the way to all groups. */
export const SOURCE_ADDRESS = '10.99.0.1';
export const SOURCE_PORT = 47002;
