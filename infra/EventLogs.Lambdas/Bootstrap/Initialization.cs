namespace EventLogs.Lambdas.Bootstrap;

/// <summary>How the start of a function ended: with a handler, or with the reason why there is none.</summary>
public sealed class Initialization
{
    private Initialization(ILambdaHandler? handler, FunctionError? error) => (Handler, Error) = (handler, error);

    /// <summary>The handler; null when the start failed.</summary>
    public ILambdaHandler? Handler { get; }

    /// <summary>Why the start failed; null when there is a handler.</summary>
    public FunctionError? Error { get; }

    /// <summary>The function is ready.</summary>
    public static Initialization Ready(ILambdaHandler handler) => new(handler, null);

    /// <summary>The function cannot start: its configuration is wrong, for example.</summary>
    public static Initialization Failed(FunctionError error) => new(null, error);
}
