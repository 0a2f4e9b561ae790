// The face starts here: styles, words, the shell.
import './style/tokens.css';
import './style/ui.css';
import { mount } from 'svelte';
import App from './App.svelte';

const target = document.getElementById('app');
if (target) mount(App, { target });
