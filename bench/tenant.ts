/** The tenant that every measurement is made on. */
export const TENANT = 'town';

/** Under which its signing key is sealed: the program is given the same. */
export const benchSecret = Buffer.alloc(32, 1);
