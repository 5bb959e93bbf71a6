namespace EventLogs.Runtime.Catalog;

/// <summary>What is wrong with the parameters of a query.</summary>
/// <param name="Offset">Where in the query, in characters from its start.</param>
/// <param name="Message">What, as a sentence without its end.</param>
public sealed record QueryTemplateProblem(int Offset, string Message);
