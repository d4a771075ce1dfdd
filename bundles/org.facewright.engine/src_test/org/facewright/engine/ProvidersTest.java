package org.facewright.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Filter;

class ProvidersTest {

	@Test
	void everyKindOfProviderIsFollowedOnce() {
		List<String> followed = new ArrayList<>();
		BundleContext context = (BundleContext) Proxy.newProxyInstance(BundleContext.class.getClassLoader(),
				new Class<?>[] { BundleContext.class }, (proxy, method, arguments) -> {
					if (method.getName().equals("addServiceListener")) {
						followed.add(String.valueOf(arguments[1]));
					}
					return method.getReturnType() == Filter.class ? filter(String.valueOf(arguments[0])) : null;
				});
		new Providers(context);
		List<String> kinds = Arrays.stream(Providers.class.getMethods())
				.filter(method -> method.getName().startsWith("add") && method.getParameterCount() == 1)
				.map(ProvidersTest::kind).filter(kind -> kind.startsWith("org.facewright.api.")).toList();
		assertThat(kinds).hasSizeGreaterThan(14);
		assertThat(followed).containsExactlyInAnyOrderElementsOf(
				kinds.stream().map("(objectClass=%s)"::formatted).toList());
	}

	private static String kind(Method method) {
		return method.getParameterTypes()[0].getName();
	}

	private static Filter filter(String text) {
		return (Filter) Proxy.newProxyInstance(Filter.class.getClassLoader(), new Class<?>[] { Filter.class },
				(proxy, method, arguments) -> text);
	}
}
