import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import type { StaffCommand } from '../api/commands.ts';
import { useDone } from '../live/undo.tsx';
import type { PartProps } from '../problem/part.ts';
import { useLabels } from '../texts/labels.ts';
import { CommandForm } from './command-form.tsx';

interface CommandDrawerProps extends PartProps {
  /** The command that is being given; none: closed. */
  readonly name: StaffCommand | undefined;
  readonly onClose: () => void;
}

export function CommandDrawer({ tenant, page, name, onClose }: CommandDrawerProps) {
  const { t } = useTranslation();
  const done = useDone(tenant, page.row.id);
  const label = useLabels(tenant);
  const command = name === undefined ? '' : label.of('commands', name);
  return (
    <Drawer
      open={name !== undefined}
      onClose={onClose}
      title={command}
      size={440}
      destroyOnHidden
      closable={{ 'aria-label': t('app.close') }}
    >
      {name === undefined ? null : (
        <CommandForm
          key={name}
          tenant={tenant}
          page={page}
          name={name}
          onCancel={onClose}
          onDone={() => {
            done(name, t('problem.done', { command }));
            onClose();
          }}
        />
      )}
    </Drawer>
  );
}
