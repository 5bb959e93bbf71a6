// every page is opened in a browser
[assembly: AssemblyTrait(FastLane.Category, FastLane.Process)]
