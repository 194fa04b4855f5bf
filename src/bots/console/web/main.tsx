import { render } from 'preact';
import { App } from './app.tsx';
import { remembered } from './memory.ts';

const theme = remembered('theme');
if (theme) document.documentElement.dataset.theme = theme;

const root = document.getElementById('app');
if (root) render(<App />, root);
