/**
 * Stands in for the module through which Ant Design puts <style> elements into the page: all rules
 * come from the stylesheet, and the Content-Security-Policy would refuse the elements anyway.
 */
export function updateCSS(): { setAttribute: () => void } {
  return { setAttribute: () => undefined };
}

export function injectCSS(): undefined {
  return undefined;
}

export function removeCSS(): void {
  // There is nothing to remove.
}

export function clearContainerCache(): void {
  // There is nothing to clear.
}
