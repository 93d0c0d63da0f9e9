namespace HumasApi.Benchmarks.Plans;
internal static class PlansVerb { public static Task RunAsync(Options options) => throw new NotImplementedException(options.ToString()); }
