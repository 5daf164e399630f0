import React from 'react';
import ForgeReconciler, { I18nProvider } from '@forge/react';
import { App } from './App';

ForgeReconciler.render(
  <I18nProvider>
    <App />
  </I18nProvider>,
);
