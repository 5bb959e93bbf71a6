namespace EventLogs.Lambdas.Bootstrap;

/// <summary>The Runtime API is gone, or says that this process has no future. Lambda starts another one.</summary>
internal sealed class RuntimeApiException(string message, Exception? inner = null) : Exception(message, inner);
