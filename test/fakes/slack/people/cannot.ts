/** A person tried what the platform's own screens do not let people do. */
export class Cannot extends Error {}
