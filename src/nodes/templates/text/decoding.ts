/** How the built-in storyteller is asked: it is small, and stays on its path where it dares little. */
export const careful = { temperature: 0.6, topK: 40, topP: 0.9, repetitionPenalty: 1.05 } as const;
