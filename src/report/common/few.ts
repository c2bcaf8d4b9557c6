/** Of more checks than these, what they have in common says more than each of them. */
export const FEW = 5;
