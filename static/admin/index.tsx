import ForgeReconciler, { I18nProvider } from '@forge/react';
import React from 'react';
import { App } from './App';
import { FrameOwner } from './frames/OneFrame';

ForgeReconciler.render(
  <I18nProvider>
    <FrameOwner>
      <App />
    </FrameOwner>
  </I18nProvider>,
);
