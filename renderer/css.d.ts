/** Style sheets are imported for their effect; Vite gathers them into files that the CSP allows. */
declare module '*.css';
