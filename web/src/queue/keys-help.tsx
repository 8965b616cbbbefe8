import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';

interface KeysHelpProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

const keys = [
  ['j', 'keyDown'],
  ['k', 'keyUp'],
  ['Enter', 'keyOpen'],
  ['s', 'keySign'],
  ['Space', 'keyChoose'],
  ['Shift + ↓ ↑', 'keyStretch'],
  ['/', 'keySearch'],
  ['?', 'keyHelp'],
  ['u', 'keyBack'],
] as const;

export function KeysHelp({ open, onClose }: KeysHelpProps) {
  const { t } = useTranslation();
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t('queue.keys')}>
      <dl className="keys">
        {keys.map(([key, text]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`queue.${text}`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
