/** What a plan can be drawn up about. */
export const adviceTopics = ['boundaries', 'cache', 'capacity', 'data', 'technology'] as const;
export type AdviceTopic = (typeof adviceTopics)[number];
