import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { openAccount } from '../api/session.ts';
import { Failure } from '../app/failure.tsx';

interface Typed {
  readonly username: string;
  readonly password: string;
}

interface SetupFormProps {
  readonly token: string;
  readonly onDone: () => void;
}

export function SetupForm({ token, onDone }: SetupFormProps) {
  const { t } = useTranslation();
  const setting = useMutation({
    mutationFn: ({ username, password }: Typed) => openAccount(token, username, password),
    onSuccess: onDone,
  });
  const name = { pattern: /^[A-Za-z0-9_.-]{3,30}$/, message: t('setup.usernameHint') };
  return (
    <Form<Typed> layout="vertical" requiredMark={false} onFinish={(typed) => setting.mutate(typed)}>
      <Form.Item
        name="username"
        label={t('setup.username')}
        rules={[{ required: true, ...name }]}
        extra={t('setup.usernameHint')}
      >
        <Input autoComplete="username" size="large" />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('setup.password')}
        rules={[{ required: true, min: 10, message: t('setup.short') }]}
      >
        <Input type="password" autoComplete="new-password" size="large" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('setup.again')}
        dependencies={['password']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_rule, value) =>
              value === getFieldValue('password')
                ? Promise.resolve()
                : Promise.reject(new Error(t('setup.mismatch'))),
          }),
        ]}
      >
        <Input type="password" autoComplete="new-password" size="large" />
      </Form.Item>
      {setting.error === null ? null : <Failure error={setting.error} />}
      <Button type="primary" size="large" htmlType="submit" block loading={setting.isPending}>
        {t('setup.submit')}
      </Button>
    </Form>
  );
}
