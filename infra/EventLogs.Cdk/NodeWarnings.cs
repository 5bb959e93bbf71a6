namespace EventLogs.Cdk;

/// <summary>Keeps the CDK's own runtime from printing a banner about the version of Node.js.</summary>
public static class NodeWarnings
{
    /// <summary>
    /// The CDK's classes run in a Node.js process, which complains about versions that ended, and about those that came, after it was
    /// released. What runs here is not a server, and the versions from 20 on are tested. Call before the first construct is made.
    /// </summary>
    public static void Silence()
    {
        Environment.SetEnvironmentVariable("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "20,22,24");
        Environment.SetEnvironmentVariable("JSII_SILENCE_WARNING_DEPRECATED_NODE_VERSION", "true");
        Environment.SetEnvironmentVariable("JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION", "true");
    }
}
