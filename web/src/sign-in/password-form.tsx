import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { signIn } from '../api/session.ts';
import { Trouble, troubleText } from '../api/trouble.ts';

interface Typed {
  readonly name: string;
  readonly password: string;
}

export function PasswordForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation();
  const entering = useMutation({
    mutationFn: ({ name, password }: Typed) => signIn(name.trim(), password),
    onSuccess: onDone,
  });
  const rules = [{ required: true, message: t('signIn.needed') }];
  return (
    <Form<Typed>
      layout="vertical"
      requiredMark={false}
      onFinish={(typed) => entering.mutate(typed)}
    >
      {entering.error === null ? null : (
        <Alert type="error" showIcon role="alert" title={whyNot(entering.error)} />
      )}
      <Form.Item name="name" label={t('signIn.name')} rules={rules}>
        <Input autoComplete="username" size="large" />
      </Form.Item>
      <Form.Item name="password" label={t('signIn.password')} rules={rules}>
        <Input type="password" autoComplete="current-password" size="large" />
      </Form.Item>
      <Button type="primary" size="large" htmlType="submit" block loading={entering.isPending}>
        {t('signIn.submit')}
      </Button>
    </Form>
  );

  function whyNot(error: Error): string {
    const wrong = error instanceof Trouble && [400, 401, 403, 404, 422].includes(error.status);
    return wrong ? t('signIn.wrong') : t(`trouble.${troubleText(error)}`);
  }
}
