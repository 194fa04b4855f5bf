import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { createTexts, type Texts } from './texts.ts';

export const TextsContext = createContext<Texts>(createTexts('en', 'UTC', Date.now));

export const useTexts = (): Texts => useContext(TextsContext);
