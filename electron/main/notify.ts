import { Notification } from 'electron';
import { alertText, escapeControls, type Alert } from '../contract';

/** Tells an alert on the desktop, where its rule wants that; `clicked` is called when it is clicked. */
export function notify(alert: Alert, clicked: () => void): void {
  if (!alert.notify.desktop || !Notification.isSupported()) return;
  const notification = new Notification({
    title: escapeControls(alert.rule),
    body: alertText(alert),
  });
  notification.on('click', clicked);
  notification.show();
}
