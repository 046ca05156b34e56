import type { updateCalls } from '../../../contract';
import type { InputsOf } from './inputs-of';

export const updateInputs: InputsOf<typeof updateCalls> = {
  'updates.get': { right: {}, wrong: { 'an extra key': { id: 1 } } },
  'updates.check': { right: {}, wrong: { 'a feed': { url: 'https://192.0.2.1/' } } },
  'updates.download': { right: {}, wrong: { 'a version': { version: '9.0.0' } } },
  'updates.cancel': { right: {}, wrong: { 'an extra key': { id: 1 } } },
  'updates.install': { right: {}, wrong: { 'a path': { path: '/tmp/update' } } },
  'updates.dismiss': { right: {}, wrong: { 'an extra key': { skip: true } } },
  'updates.skip': { right: {}, wrong: { 'a version': { version: '9.0.0' } } },
};
