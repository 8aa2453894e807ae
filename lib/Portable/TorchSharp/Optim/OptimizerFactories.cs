using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Stochastic gradient descent with momentum (Sutskever et al. 2013).</summary>
        /// <param name="parameters">The parameters.</param>
        /// <param name="learningRate">The learning rate.</param>
        /// <param name="momentum">The share of the last step that is kept.</param>
        /// <param name="dampening">The share of the gradient that momentum leaves out.</param>
        /// <param name="weight_decay">L2 penalty on the parameters.</param>
        /// <param name="nesterov">Whether to look ahead (Nesterov 1983).</param>
        /// <param name="maximize">Whether to climb instead of descend.</param>
        public static SGD SGD(IEnumerable<Parameter> parameters, double learningRate,
            double momentum = 0.0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
            new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);

        /// <summary>Stochastic gradient descent with momentum (Sutskever et al. 2013).</summary>
        /// <param name="parameters">Named parameters.</param>
        /// <param name="learningRate">The learning rate.</param>
        /// <param name="momentum">The share of the last step that is kept.</param>
        /// <param name="dampening">The share of the gradient that momentum leaves out.</param>
        /// <param name="weight_decay">L2 penalty on the parameters.</param>
        /// <param name="nesterov">Whether to look ahead (Nesterov 1983).</param>
        /// <param name="maximize">Whether to climb instead of descend.</param>
        public static SGD SGD(IEnumerable<(string name, Parameter parameter)> parameters, double learningRate,
            double momentum = 0.0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
            new(parameters.Select(entry => entry.parameter), learningRate, momentum, dampening, weight_decay, nesterov, maximize);

        /// <summary>Stochastic gradient descent with momentum (Sutskever et al. 2013).</summary>
        /// <param name="parameters">Groups of parameters.</param>
        /// <param name="learningRate">The learning rate.</param>
        /// <param name="momentum">The share of the last step that is kept.</param>
        /// <param name="dampening">The share of the gradient that momentum leaves out.</param>
        /// <param name="weight_decay">L2 penalty on the parameters.</param>
        /// <param name="nesterov">Whether to look ahead (Nesterov 1983).</param>
        /// <param name="maximize">Whether to climb instead of descend.</param>
        public static SGD SGD(IEnumerable<SGD.ParamGroup> parameters, double learningRate,
            double momentum = 0.0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
            new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);

        /// <summary>Adam (Kingma and Ba 2015).</summary>
        /// <param name="parameters">The parameters.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="beta1">Decay of the mean gradient.</param>
        /// <param name="beta2">Decay of the mean squared gradient.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="weight_decay">L2 penalty on the parameters.</param>
        /// <param name="amsgrad">Whether to divide by the largest mean square so far (Reddi et al. 2018).</param>
        /// <param name="maximize">Whether to climb instead of descend.</param>
        public static Adam Adam(IEnumerable<Parameter> parameters, double lr = 1e-3,
            double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
            new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        /// <summary>Adam (Kingma and Ba 2015).</summary>
        /// <param name="parameters">Named parameters.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="beta1">Decay of the mean gradient.</param>
        /// <param name="beta2">Decay of the mean squared gradient.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="weight_decay">L2 penalty on the parameters.</param>
        /// <param name="amsgrad">Whether to divide by the largest mean square so far (Reddi et al. 2018).</param>
        /// <param name="maximize">Whether to climb instead of descend.</param>
        public static Adam Adam(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 1e-3,
            double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
            new(parameters.Select(entry => entry.parameter), lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        /// <summary>Adam (Kingma and Ba 2015).</summary>
        /// <param name="parameters">Groups of parameters.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="beta1">Decay of the mean gradient.</param>
        /// <param name="beta2">Decay of the mean squared gradient.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="weight_decay">L2 penalty on the parameters.</param>
        /// <param name="amsgrad">Whether to divide by the largest mean square so far (Reddi et al. 2018).</param>
        /// <param name="maximize">Whether to climb instead of descend.</param>
        public static Adam Adam(IEnumerable<Adam.ParamGroup> parameters, double lr = 1e-3,
            double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
            new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        /// <summary>Adam with decoupled weight decay (Loshchilov and Hutter 2019).</summary>
        /// <param name="parameters">The parameters.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="beta1">Decay of the mean gradient.</param>
        /// <param name="beta2">Decay of the mean squared gradient.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="weight_decay">How much of each parameter is taken away in a step, times the learning rate.</param>
        /// <param name="amsgrad">Whether to divide by the largest mean square so far (Reddi et al. 2018).</param>
        /// <param name="maximize">Whether to climb instead of descend.</param>
        public static AdamW AdamW(IEnumerable<Parameter> parameters, double lr = 1e-3,
            double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
            new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        /// <summary>Adam with decoupled weight decay (Loshchilov and Hutter 2019).</summary>
        /// <param name="parameters">Named parameters.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="beta1">Decay of the mean gradient.</param>
        /// <param name="beta2">Decay of the mean squared gradient.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="weight_decay">How much of each parameter is taken away in a step, times the learning rate.</param>
        /// <param name="amsgrad">Whether to divide by the largest mean square so far (Reddi et al. 2018).</param>
        /// <param name="maximize">Whether to climb instead of descend.</param>
        public static AdamW AdamW(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 1e-3,
            double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
            new(parameters.Select(entry => entry.parameter), lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        /// <summary>Adam with decoupled weight decay (Loshchilov and Hutter 2019).</summary>
        /// <param name="parameters">Groups of parameters.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="beta1">Decay of the mean gradient.</param>
        /// <param name="beta2">Decay of the mean squared gradient.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="weight_decay">How much of each parameter is taken away in a step, times the learning rate.</param>
        /// <param name="amsgrad">Whether to divide by the largest mean square so far (Reddi et al. 2018).</param>
        /// <param name="maximize">Whether to climb instead of descend.</param>
        public static AdamW AdamW(IEnumerable<AdamW.ParamGroup> parameters, double lr = 1e-3,
            double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
            new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        /// <summary>RMSprop (Hinton 2012).</summary>
        /// <param name="parameters">The parameters.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="alpha">Decay of the mean squared gradient.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="weight_decay">L2 penalty on the parameters.</param>
        /// <param name="momentum">The share of the last step that is kept.</param>
        /// <param name="centered">Whether to divide by the estimated variance instead of the mean square.</param>
        /// <param name="maximize">Whether to climb instead of descend.</param>
        public static RMSProp RMSProp(IEnumerable<Parameter> parameters, double lr = 0.01,
            double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0.0, bool centered = false, bool maximize = false) =>
            new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);

        /// <summary>RMSprop (Hinton 2012).</summary>
        /// <param name="parameters">Named parameters.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="alpha">Decay of the mean squared gradient.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="weight_decay">L2 penalty on the parameters.</param>
        /// <param name="momentum">The share of the last step that is kept.</param>
        /// <param name="centered">Whether to divide by the estimated variance instead of the mean square.</param>
        /// <param name="maximize">Whether to climb instead of descend.</param>
        public static RMSProp RMSProp(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 0.01,
            double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0.0, bool centered = false, bool maximize = false) =>
            new(parameters.Select(entry => entry.parameter), lr, alpha, eps, weight_decay, momentum, centered, maximize);

        /// <summary>RMSprop (Hinton 2012).</summary>
        /// <param name="parameters">Groups of parameters.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="alpha">Decay of the mean squared gradient.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="weight_decay">L2 penalty on the parameters.</param>
        /// <param name="momentum">The share of the last step that is kept.</param>
        /// <param name="centered">Whether to divide by the estimated variance instead of the mean square.</param>
        /// <param name="maximize">Whether to climb instead of descend.</param>
        public static RMSProp RMSProp(IEnumerable<RMSProp.ParamGroup> parameters, double lr = 0.01,
            double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0.0, bool centered = false, bool maximize = false) =>
            new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);

        /// <summary>Adagrad (Duchi et al. 2011).</summary>
        /// <param name="parameters">The parameters.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="lr_decay">Decay of the learning rate with the steps.</param>
        /// <param name="weight_decay">L2 penalty on the parameters.</param>
        /// <param name="initial_accumulator_value">Start of the sum of squares.</param>
        /// <param name="eps">Added to the divisor.</param>
        public static Adagrad Adagrad(IEnumerable<Parameter> parameters, double lr = 1e-2,
            double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10) =>
            new(parameters, lr, lr_decay, weight_decay, initial_accumulator_value, eps);

        /// <summary>Adagrad (Duchi et al. 2011).</summary>
        /// <param name="parameters">Named parameters.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="lr_decay">Decay of the learning rate with the steps.</param>
        /// <param name="weight_decay">L2 penalty on the parameters.</param>
        /// <param name="initial_accumulator_value">Start of the sum of squares.</param>
        /// <param name="eps">Added to the divisor.</param>
        public static Adagrad Adagrad(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 1e-2,
            double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10) =>
            new(parameters.Select(entry => entry.parameter), lr, lr_decay, weight_decay, initial_accumulator_value, eps);

        /// <summary>Adagrad (Duchi et al. 2011).</summary>
        /// <param name="parameters">Groups of parameters.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="lr_decay">Decay of the learning rate with the steps.</param>
        /// <param name="weight_decay">L2 penalty on the parameters.</param>
        /// <param name="initial_accumulator_value">Start of the sum of squares.</param>
        /// <param name="eps">Added to the divisor.</param>
        public static Adagrad Adagrad(IEnumerable<Adagrad.ParamGroup> parameters, double lr = 1e-2,
            double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10) =>
            new(parameters, lr, lr_decay, weight_decay, initial_accumulator_value, eps);
    }
}
