// every template is synthesized by the CDK in a Node.js process
[assembly: AssemblyTrait(FastLane.Category, FastLane.Process)]
