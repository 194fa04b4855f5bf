/** Bundles what tests run as processes of their own (paths from the root, by the names of their bundles); gives the folder in which they lie. */
export const buildForTests: (programs: Readonly<Record<string, string>>) => Promise<string>;
