/** Above this number of checks, what they have in common says more than each check by itself. */
export const FEW = 5;
