import '@fontsource-variable/hanken-grotesk/wght.css';
import '../ui/tokens.css';
import '../ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startLooks } from '../ui/scheme.ts';
import { Failure } from './Failure.tsx';
import { PlaygroundPage } from './playground/PlaygroundPage.tsx';

startLooks();

const root = document.getElementById('playground');
if (!root) throw new Error('The page has no #playground to stand in.');

createRoot(root).render(
  <StrictMode>
    <Failure>
      <PlaygroundPage />
    </Failure>
  </StrictMode>,
);
