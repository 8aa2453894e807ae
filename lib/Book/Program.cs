System.Console.WriteLine("book");
