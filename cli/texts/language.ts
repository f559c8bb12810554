/** Languages that the terminal speaks. */
export type Language = 'en' | 'es';
