namespace EventLogs.Local.Loading;

/// <summary>Whether code that was built with one version of EventLogs.Runtime runs with another one.</summary>
internal static class RuntimeVersion
{
    /// <summary>Why it does not, as the end of a sentence with what to do; null where it does.</summary>
    /// <param name="built">What the code was built with; null where it does not use the library.</param>
    /// <param name="own">What is here.</param>
    public static string? Problem(Version? built, Version own)
    {
        if (built is null)
            return "holds no catalog: it was not built with EventLogs.Runtime";

        // before 1.0 a minor version may break, as Semantic Versioning has it
        var isSameLine = built.Major == own.Major && (own.Major > 0 || built.Minor == own.Minor);
        if (isSameLine && built <= own)
            return null;
        var what = built > own ? "update this tool (dotnet tool update EventLogs.Local)" : $"update the package EventLogs.Runtime to {own.ToString(3)}, generate and build again";
        return $"was built with EventLogs.Runtime {built.ToString(3)}, and this eventlogs-local works with {own.ToString(3)}: {what}";
    }
}
