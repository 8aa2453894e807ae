namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>The shape of a marker.</summary>
    public sealed class MarkerSymbol : IPlotlyValue
    {
        private readonly object _value;

        private MarkerSymbol(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's value made of the given arguments.</summary>
        public static MarkerSymbol NewModified(MarkerSymbol item1, SymbolStyle item2) => new($"{int.Parse((string)item1._value) + item2.Modifier}");

        /// <summary>Plotly's <c>0</c>.</summary>
        public static MarkerSymbol Circle { get; } = new("0");

        /// <summary>Plotly's <c>1</c>.</summary>
        public static MarkerSymbol Square { get; } = new("1");

        /// <summary>Plotly's <c>2</c>.</summary>
        public static MarkerSymbol Diamond { get; } = new("2");

        /// <summary>Plotly's <c>3</c>.</summary>
        public static MarkerSymbol Cross { get; } = new("3");

        /// <summary>Plotly's <c>4</c>.</summary>
        public static MarkerSymbol X { get; } = new("4");

        /// <summary>Plotly's <c>5</c>.</summary>
        public static MarkerSymbol TriangleUp { get; } = new("5");

        /// <summary>Plotly's <c>6</c>.</summary>
        public static MarkerSymbol TriangleDown { get; } = new("6");

        /// <summary>Plotly's <c>7</c>.</summary>
        public static MarkerSymbol TriangleLeft { get; } = new("7");

        /// <summary>Plotly's <c>8</c>.</summary>
        public static MarkerSymbol TriangleRight { get; } = new("8");

        /// <summary>Plotly's <c>9</c>.</summary>
        public static MarkerSymbol TriangleNE { get; } = new("9");

        /// <summary>Plotly's <c>10</c>.</summary>
        public static MarkerSymbol TriangleSE { get; } = new("10");

        /// <summary>Plotly's <c>11</c>.</summary>
        public static MarkerSymbol TriangleSW { get; } = new("11");

        /// <summary>Plotly's <c>12</c>.</summary>
        public static MarkerSymbol TriangleNW { get; } = new("12");

        /// <summary>Plotly's <c>13</c>.</summary>
        public static MarkerSymbol Pentagon { get; } = new("13");

        /// <summary>Plotly's <c>14</c>.</summary>
        public static MarkerSymbol Hexagon { get; } = new("14");

        /// <summary>Plotly's <c>15</c>.</summary>
        public static MarkerSymbol Hexagon2 { get; } = new("15");

        /// <summary>Plotly's <c>16</c>.</summary>
        public static MarkerSymbol Octagon { get; } = new("16");

        /// <summary>Plotly's <c>17</c>.</summary>
        public static MarkerSymbol Star { get; } = new("17");

        /// <summary>Plotly's <c>18</c>.</summary>
        public static MarkerSymbol Hexagram { get; } = new("18");

        /// <summary>Plotly's <c>19</c>.</summary>
        public static MarkerSymbol StarTriangleUp { get; } = new("19");

        /// <summary>Plotly's <c>20</c>.</summary>
        public static MarkerSymbol StarTriangleDown { get; } = new("20");

        /// <summary>Plotly's <c>21</c>.</summary>
        public static MarkerSymbol StarSquare { get; } = new("21");

        /// <summary>Plotly's <c>22</c>.</summary>
        public static MarkerSymbol StarDiamond { get; } = new("22");

        /// <summary>Plotly's <c>23</c>.</summary>
        public static MarkerSymbol DiamondTall { get; } = new("23");

        /// <summary>Plotly's <c>24</c>.</summary>
        public static MarkerSymbol DiamondWide { get; } = new("24");

        /// <summary>Plotly's <c>25</c>.</summary>
        public static MarkerSymbol Hourglass { get; } = new("25");

        /// <summary>Plotly's <c>26</c>.</summary>
        public static MarkerSymbol Bowtie { get; } = new("26");

        /// <summary>Plotly's <c>27</c>.</summary>
        public static MarkerSymbol CircleCross { get; } = new("27");

        /// <summary>Plotly's <c>28</c>.</summary>
        public static MarkerSymbol CircleX { get; } = new("28");

        /// <summary>Plotly's <c>29</c>.</summary>
        public static MarkerSymbol SquareCross { get; } = new("29");

        /// <summary>Plotly's <c>30</c>.</summary>
        public static MarkerSymbol SquareX { get; } = new("30");

        /// <summary>Plotly's <c>31</c>.</summary>
        public static MarkerSymbol DiamondCross { get; } = new("31");

        /// <summary>Plotly's <c>32</c>.</summary>
        public static MarkerSymbol DiamondX { get; } = new("32");

        /// <summary>Plotly's <c>33</c>.</summary>
        public static MarkerSymbol CrossThin { get; } = new("33");

        /// <summary>Plotly's <c>34</c>.</summary>
        public static MarkerSymbol XThin { get; } = new("34");

        /// <summary>Plotly's <c>35</c>.</summary>
        public static MarkerSymbol Asterisk { get; } = new("35");

        /// <summary>Plotly's <c>36</c>.</summary>
        public static MarkerSymbol Hash { get; } = new("36");

        /// <summary>Plotly's <c>37</c>.</summary>
        public static MarkerSymbol YUp { get; } = new("37");

        /// <summary>Plotly's <c>38</c>.</summary>
        public static MarkerSymbol YDown { get; } = new("38");

        /// <summary>Plotly's <c>39</c>.</summary>
        public static MarkerSymbol YLeft { get; } = new("39");

        /// <summary>Plotly's <c>40</c>.</summary>
        public static MarkerSymbol YRight { get; } = new("40");

        /// <summary>Plotly's <c>41</c>.</summary>
        public static MarkerSymbol LineEW { get; } = new("41");

        /// <summary>Plotly's <c>42</c>.</summary>
        public static MarkerSymbol LineNS { get; } = new("42");

        /// <summary>Plotly's <c>43</c>.</summary>
        public static MarkerSymbol LineNE { get; } = new("43");

        /// <summary>Plotly's <c>44</c>.</summary>
        public static MarkerSymbol LineNW { get; } = new("44");

        /// <summary>Plotly's <c>45</c>.</summary>
        public static MarkerSymbol ArrowUp { get; } = new("45");

        /// <summary>Plotly's <c>46</c>.</summary>
        public static MarkerSymbol ArrowDown { get; } = new("46");

        /// <summary>Plotly's <c>47</c>.</summary>
        public static MarkerSymbol ArrowLeft { get; } = new("47");

        /// <summary>Plotly's <c>48</c>.</summary>
        public static MarkerSymbol ArrowRight { get; } = new("48");

        /// <summary>Plotly's <c>49</c>.</summary>
        public static MarkerSymbol ArrowBarUp { get; } = new("49");

        /// <summary>Plotly's <c>50</c>.</summary>
        public static MarkerSymbol ArrowBarDown { get; } = new("50");

        /// <summary>Plotly's <c>51</c>.</summary>
        public static MarkerSymbol ArrowBarLeft { get; } = new("51");

        /// <summary>Plotly's <c>52</c>.</summary>
        public static MarkerSymbol ArrowBarRight { get; } = new("52");

        /// <summary>Plotly's <c>53</c>.</summary>
        public static MarkerSymbol Arrow { get; } = new("53");

        /// <summary>Plotly's <c>54</c>.</summary>
        public static MarkerSymbol ArrowWide { get; } = new("54");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
