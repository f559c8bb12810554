/** Nothing listens there, and nothing begins to meanwhile: it is below those that are given away. */
export const NOBODYS_PORT = 2;
