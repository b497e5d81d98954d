/** The panel's page: the calculator and the reference. */
export {};
