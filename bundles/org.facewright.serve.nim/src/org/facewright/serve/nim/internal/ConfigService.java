package org.facewright.serve.nim.internal;

import org.facewright.rpc.a2f.config.A2XConfig;
import org.facewright.rpc.a2f.config.A2XExportConfigServiceGrpc;
import org.facewright.rpc.a2f.config.ConfigsTypeRequest;
import org.facewright.serve.nim.ServerOptions;

import io.grpc.stub.StreamObserver;

/** Tells which model answers and what the limits are, under the names that clients of the service look for. */
public final class ConfigService extends A2XExportConfigServiceGrpc.A2XExportConfigServiceImplBase {

	private final Workload workload;

	public ConfigService(Workload workload) {
		this.workload = workload;
	}

	@Override
	@SuppressWarnings("null") // generated code is not annotated
	public void getConfigs(ConfigsTypeRequest request, StreamObserver<A2XConfig> responses) {
		boolean json = request.getConfigType() == ConfigsTypeRequest.ConfigType.JSON;
		String suffix = json ? ".json" : ".yaml";
		responses.onNext(config("stylization_config" + suffix, json ? stylizationJson() : stylizationYaml()));
		responses.onNext(config("advanced_config" + suffix, json ? limitsJson() : limitsYaml()));
		responses.onCompleted();
	}

	private static A2XConfig config(String name, String content) {
		return A2XConfig.newBuilder().setName(name).setContent(content).build();
	}

	private String model() {
		return workload.backend().info().modelId().replace(' ', '_').replace('"', '_');
	}

	private String stylizationYaml() {
		return """
				a2f:
				  inference_type: regression
				  regression_model:
				    inference_model_id: %s
				  enable_tongue_blendshapes: %s
				""".formatted(model(), hasTongue());
	}

	private String stylizationJson() {
		return """
				{"a2f": {"inference_type": "regression", "regression_model": {"inference_model_id": "%s"}, \
				"enable_tongue_blendshapes": %s}}
				""".formatted(model(), hasTongue());
	}

	private boolean hasTongue() {
		return workload.backend().info().channels().indexOf("tongueTipUp") >= 0;
	}

	private String limitsYaml() {
		ServerOptions options = workload.options();
		return """
				input_sanitization:
				  min_sample_rate: %d
				  max_sample_rate: %d
				  max_audio_buffer_size_second: %d
				  max_audio_clip_size_second: %d
				  max_wait_time_idle_ms: %d
				common:
				  stream_number: %d
				""".formatted(Conversation.LEAST_RATE, Conversation.GREATEST_RATE, Conversation.MESSAGE_SECONDS,
				options.clipLimit().toSeconds(), options.idleLimit().toMillis(), options.streamLimit());
	}

	private String limitsJson() {
		ServerOptions options = workload.options();
		return """
				{"input_sanitization": {"min_sample_rate": %d, "max_sample_rate": %d, \
				"max_audio_buffer_size_second": %d, "max_audio_clip_size_second": %d, "max_wait_time_idle_ms": %d}, \
				"common": {"stream_number": %d}}
				""".formatted(Conversation.LEAST_RATE, Conversation.GREATEST_RATE, Conversation.MESSAGE_SECONDS,
				options.clipLimit().toSeconds(), options.idleLimit().toMillis(), options.streamLimit());
	}
}
