/** A close code besides the protocol's own: connect again and go on from the newest entry that you have. */
export const RESUME = 4290;
