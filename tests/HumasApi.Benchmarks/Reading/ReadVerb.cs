namespace HumasApi.Benchmarks.Reading;
internal static class ReadVerb { public static Task RunAsync(Options options) => throw new NotImplementedException(options.ToString()); }
internal static class HandWritten { public static Task ServeAsync(Options options) => throw new NotImplementedException(options.ToString()); }
internal static class LoadVerb { public static Task RunAsync(Options options) => throw new NotImplementedException(options.ToString()); }
