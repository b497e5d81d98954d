/** Styles are imported for their effect: the build gathers them into panel.css. */
declare module '*.css';
