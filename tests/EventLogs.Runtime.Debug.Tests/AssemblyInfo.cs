// those of EventLogs.Runtime.Tests, which are in the lane, once more
[assembly: AssemblyTrait(FastLane.Category, FastLane.Slow)]
